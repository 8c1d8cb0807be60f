import type { Wording } from '../grammar.js';
import { any, anyFigure, code, field, maybe, say, sentence, text } from '../template.js';

/** CcmExec.log: the host of all agents of the Advanced Client. No public text shows its sentences. */
export const ccmExec: Wording = {
  sentences: [
    sentence('service-launch-failed', field, say`Failed to start component ${any}, error ${code()}`),
    sentence('client-component-failed', field, say`System task '${text('component')}' returned error code ${code()}`, {
      reason: 'its task returned an error',
    }),
    sentence('routine', field, say`Entering main message loop`),
    sentence('routine', field, say`Starting CCMEXEC service`),
    sentence('routine', field, say`Loading service settings`),
  ],
};

/** ServiceWindowManager.log: may a program run now. */
export const serviceWindowManager: Wording = {
  sentences: [
    sentence('routine', field, say`OnIsServiceWindowAvailable called with: Runtime:${anyFigure}, Type:${anyFigure}`),
    sentence('routine', field, say`Program can run! Setting *canProgramRun to TRUE`),
    sentence('run-waiting', field, say`Program can't Run! Setting *canProgramRun to FALSE`, { reason: 'service-window' }),
    sentence('routine', field, say`There exists an All Programs Service Window for this duration${maybe`The ${any}`}`),
    sentence('routine', field, say`No Service Windows exist for this type${maybe`Will ${any}`}`),
  ],
};

/** SMSCliUi.log: what users see and start themselves. */
export const smsCliUi: Wording = {
  sentences: [
    sentence('client-component-failed', field, say`Failed to get the program ${any} (${code()})`, {
      component: 'SMSCliUi',
      reason: 'a program could not be shown to the user',
    }),
  ],
};
