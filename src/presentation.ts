import { Flags } from '@oclif/core';
import type { Model } from './accounts/model.js';
import type { Witness } from './diagnose.js';
import { clockNamed, shownBy, timesShownBy } from './displayed-times.js';
import type { Diagnosis } from './failures/failure.js';

/** Flags of every command that prints what logs hold. */
export const redactFlags = {
  redact: Flags.boolean({
    description: 'Replace users, computers, domains, addresses, packages and paths by marks: the same name, the same mark.',
  }),
  'redact-key': Flags.string({
    helpValue: 'file',
    description:
      'Redact, and keep key and names in this file (made when missing): the same marks in every report, and smsdx unredact reads replies.',
  }),
};

/** Flags of every command that prints a diagnosis. */
export const presentationFlags = {
  ...redactFlags,
  'time-zone': Flags.string({
    helpValue: 'zone',
    default: 'utc',
    description: 'Show times in utc, local (this machine), client (as its logs show them), or a zone: Europe/Berlin.',
  }),
};

/** Flags of every command whose answer is a table for people or JSON for programs. */
export const answerFlags = {
  format: Flags.option({
    char: 'f',
    options: ['table', 'json'] as const,
    default: 'table',
    description: 'table for people, json for programs.',
  })(),
  json: Flags.boolean({ description: 'Short for --format json.' }),
  'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
};

/** What happens to a diagnosis between the flow and the report. */
export interface Presentation {
  /** Wants to see the events on their way; nobody where nothing is redacted. */
  readonly witness: Witness | undefined;
  readonly show: (diagnosis: Diagnosis) => Diagnosis;
  /** Wants to hear all diagnoses before the first is shown; nobody where nothing is redacted. */
  readonly hear: ((diagnosis: Diagnosis) => void) | undefined;
  /** The same as `show` for what is said of a fleet. */
  readonly showFleet: <T>(answer: T) => T;
  /** After the last one. */
  readonly end: () => Promise<void>;
}

interface Asked {
  readonly redact: boolean;
  readonly 'redact-key'?: string | undefined;
  readonly 'time-zone': string;
}

/** Times as asked, names as asked. Redaction is loaded where it is asked for. */
export async function presentation(flags: Asked, model: Model | undefined): Promise<Presentation> {
  const clock = clockNamed(flags['time-zone']);
  if (!flags.redact && flags['redact-key'] === undefined) {
    return {
      witness: undefined,
      show: (diagnosis) => shownBy(clock, diagnosis),
      hear: undefined,
      showFleet: (answer) => timesShownBy(clock, answer),
      end: async () => undefined,
    };
  }
  const { redactionFor } = await import('./redaction.js');
  const redaction = await redactionFor(flags);
  redaction?.learn(model);
  return {
    witness: redaction?.witness,
    show: (diagnosis) => shownBy(clock, redaction?.apply(diagnosis) ?? diagnosis),
    hear: (diagnosis) => redaction?.hear(diagnosis),
    showFleet: (answer) => timesShownBy(clock, redaction?.fleet(answer) ?? answer),
    end: async () => redaction?.save(),
  };
}
