import type { Wording } from '../grammar.js';
import { any, anyFigure, say, sentence, telling, text } from '../template.js';

const raised = say`An exception was raised in the application '${text('application')}', thread ${anyFigure} (${any})`;
const after = (lead: string): typeof raised => {
  const [words, ...rest] = raised.parts;
  return { parts: [`${lead} ${words}`, ...rest] };
};
const known = ({ application }: { application: string }) => ({
  kind: 'client-exception' as const,
  ...(application === '<unknown>' ? {} : { application }),
});

/** What every legacy agent writes when it crashes, whatever its log. */
export const exception: Wording = {
  sentences: [
    telling('client-exception', 'Q308945; Q302354', after('<<CLIEXCEPT>> (Logged to all threads)'), known),
    telling('client-exception', 'Q323532', after('CLIEXCEPT(Logged to all threads)'), known),
    sentence('routine', 'Q302354', say`<<<<<<<<<<<<< EXCEPTION EXCEPTION EXCEPTION >>>>>>>>>>>>>`),
    sentence('routine', 'Q323532', say`EXCEPTION EXCEPTION EXCEPTION`),
    sentence('routine', 'Q302354', say`<<CLIEXCEPT>> A fatal exception occurred in THIS THREAD${any}`),
    sentence('routine', 'Q323532', say`CLIEXCEPT A fatal exception occurred in THIS THREAD${any}`),
    sentence('routine', 'Q302354', say`<<CLIEXCEPT>> The exception was not an MFC ${any}`),
  ],
};
