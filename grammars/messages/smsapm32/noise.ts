import { any, anyFigure, anyWord, say, sentence } from '../../template.js';

/** Pipes between APM and its monitor; they interleave with the run on other threads. Q268500: the ERROR among them is no cause. */
export const noise = [
  sentence('routine', 'Q268500', say`HANDLE ${anyFigure} IPC Close Event signaled ${any}`),
  sentence('routine', 'Q268500', say`CAPPipe::SmartReadFile - Shutdown Signaled ${any}`),
  sentence('routine', 'Q268500', say`---> Client has disconnected. Shutting down this IPC thread. <--`),
  sentence('routine', 'Q268500', say`CAPPipe :: BlockingListen - Setting NOT_CONNECTED`),
  sentence('routine', 'Q268500', say`Shutdown In Progress on call to CAPPipe::WaitOnEvent`),
  sentence('routine', 'Q268500', say`ERROR: BlockingSendMessage DID NOT RECEIVE REPLY TO MESSAGE. Message Type = ${anyFigure}`),
  sentence('routine', 'Q268500', say`CAPPipeServer :: Release - Refcount now ${anyFigure}`),
  sentence('routine', 'Q231258 (Smsmon32.log)', say`Sending message ${anyWord}`),
];
