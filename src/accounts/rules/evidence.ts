import { type AccountRule, execmgrRun } from './rule.js';

/** What failures look like and where they are logged; status messages. */
export const evidenceRules: readonly AccountRule[] = [
  {
    id: 'R71',
    tag: 'D',
    title: 'Which log tells what',
    text: 'SMS 2.0 and Legacy: advertisements in Odpsys32, Odpusr32 and Odpwnt32.log, runs and accounts in Smsapm32.log, services in Clisvc.log, access points in Ccim32.log. Advanced Client and later: policy in PolicyAgent.log, runs in execmgr.log, content in LocationServices, CAS, ContentTransferManager, DataTransferService and FileBITS.log, task sequences in smsts.log.',
    sources: ['KB Q200967', 'KB Q243385', 'Configuration Manager documentation, Log files'],
  },
  {
    id: 'R72',
    tag: 'D',
    title: 'Status messages',
    text: 'The status messages 10000 to 10022 of software distribution tell how far a program came: 10003 while preparing, 10004 not started, 10005 started, 10006 and 10007 failed, 10008 and 10009 succeeded, 10018 rejected by platform, 10022 succeeded pending a restart. Some of them are inferred from their twins for uninstalling.',
    sources: ['SMS 2.0 Resource Guide, chapter 26', 'KB Q263279', 'KB Q263700', 'KB Q316021', 'KB Q321580'],
    contradiction:
      '10007 is a failure in most articles and a success in one; it is read as a failure unless the status file says otherwise.',
  },
  {
    id: 'R73',
    tag: 'D',
    title: 'One code in many forms',
    text: '0x80070005, 2147942405, -2147024891, #2147942405 and (5) are one code: 32 bits without sign, and 0x8007xxxx is the Win32 code xxxx.',
    sources: ['KB 944375', 'KB Q236052', 'KB Q294939', 'KB Q263279'],
  },
  {
    id: 'R74',
    tag: 'D',
    title: 'Retries of legacy clients',
    text: 'A network error is tried again in 10 minutes; before the fix the next cycle unschedules the program. Codes that the client does not know are failures without retry.',
    sources: ['KB Q302674', 'KB Q268500', 'KB Q302535', 'KB Q226504'],
  },
  {
    id: 'R75',
    tag: 'D',
    title: 'False slow link',
    text: 'A server that does not answer is reported as a slow link when the advertisement is not mandatory over slow links (0xe0040013). A real slow link shows a calculated speed.',
    sources: ['KB Q302535', 'KB Q246974', 'KB Q235777'],
  },
  {
    id: 'R76',
    tag: 'D',
    title: 'Errors that are tried again, and final ones',
    text: '0x87D01107 may be tried again, 0x87D01108 is final; 0x87D01100 and 0x87D01103 are not fatal, 0x87D01101 and 0x87D0110A are.',
    sources: ['Configuration Manager documentation, common error codes'],
  },
  {
    id: 'R77',
    tag: 'D',
    title: 'Exit codes',
    text: 'An exit code other than 0 without a status file is a failure, except 3010, 3011, 1641 and 1604, which mean a restart. Execmgr.log says the status in words.',
    sources: ['KB Q263700', 'KB Q216744', execmgrRun],
  },
  {
    id: 'R78',
    tag: 'D',
    title: 'Not every refusal says access denied',
    text: 'A null session on a UNC path may give "file not found" instead of error 5. In administrative context 2, 3, 53 and 67 on another share do not exclude the account as the cause (inferred).',
    sources: ['KB Q124184'],
  },
];
