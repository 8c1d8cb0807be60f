/** What a scan has done until now; changes while it runs. */
export class Tally {
  /** Clients that were read, and sources that had not changed. */
  clients = 0;
  unchanged = 0;
  /** Open errors and warnings of the clients that were read. */
  findings = 0;
  /** Bytes of logs that were read. */
  bytes = 0;
  /** Bytes on the disk: of what is done, and of all that was found to do. */
  done = 0;
  found = 0;
  /** Clients and archives that were found to do, and those that are done. */
  sources = 0;
  sourcesDone = 0;
  /** All folders were looked through. */
  counted = false;
  interrupted = false;
  /** Sources that are not there any more and were taken out of the store. */
  forgotten = 0;
  /** What is worked on. */
  readonly working = new Set<string>();
}
