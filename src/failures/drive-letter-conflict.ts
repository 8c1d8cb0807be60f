import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** Already assigned, bad device, remembered but not connected, already remembered, profile cannot be opened (section 5). */
const taken = [85, 1200, 1201, 1202, 1205];

/** D6 (Q294939, M-PKG). */
export const driveLetterConflict: FailureClass = {
  id: 'drive-letter-conflict',
  section: 'D6',
  title: 'The drive letter that the program requires is taken',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: taken },
  find(run, facts) {
    const code = origin(run, codeAmong(run, taken));
    if (succeeded(run) || !code) return undefined;
    const { program } = facts;
    if (program?.driveMode === 'unc')
      return { whyNot: `the model says that ${program.name} runs with a UNC name and needs no drive letter` };
    const letter = program?.driveLetter?.replace(/:?$/, ':');
    const name = run.program ?? program?.name ?? 'the program';
    return {
      verdict: code.event.kind === 'evidence' ? 'probable' : 'confirmed',
      seen: lines(code.event, newest(run, 'error-handled')),
      because: [
        {
          rule: 'R33',
          text: `The client wanted to connect ${letter ?? 'the drive letter'} for ${name}, and the letter is taken or remembered for another path (${code.code.text}).`,
        },
        ...holder(letter, facts),
      ],
      missing: letter ? [] : [{ fact: `which drive letter ${name} requires and what holds it`, decides: 'what to disconnect' }],
      process: facts.process.account,
      code: code.code,
      fix: [
        `Set ${name} to run with a UNC name, or give it a letter that no user maps.`,
        `Disconnect ${letter ?? 'the letter'} on the client (net use ${letter ?? 'X:'} /delete) and remove it from HKEY_USERS\\.Default\\Network.`,
      ],
    };
  },
};

function holder(letter: string | undefined, { client }: Facts): Match['because'] {
  const found = client.connections?.find(
    ({ driveLetter }) => letter !== undefined && driveLetter?.replace(/:?$/, ':').toUpperCase() === letter.toUpperCase(),
  );
  return found
    ? [{ rule: 'R33', text: `The model says that ${letter} is connected to ${found.server} in the ${found.session} session.` }]
    : [];
}
