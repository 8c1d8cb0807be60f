/** Set by the build. */
declare const CHECKED_GRAMMARS: boolean | undefined;

/**
 * The grammars that ship are those that the tests have built with every check of Chevrotain; to check them again would take
 * half of the time in which a small log is read.
 */
export const skipValidations: boolean = typeof CHECKED_GRAMMARS !== 'undefined';
