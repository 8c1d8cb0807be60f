import type { Event } from '../../event.js';
import { any, anyWord, either, field, packageId, program, rest, say, sentence, telling, text } from '../../template.js';

const published = 'GitHub ChrisKibble/LogSlothParser, README.md';

interface SdkEvent {
  packageId: string;
  program: string;
  user: string;
}

/** `NULL` is no user. */
const sdkEvent = ({ user, ...names }: SdkEvent): Event => ({ kind: 'routine', account: user === 'NULL' ? undefined : user, ...names });

/** What the client does for itself; known, and no evidence of a failure. */
export const housekeeping = [
  sentence('routine', 'KB919592', say`Execution Manager timer ${any}`),
  sentence('routine', published, say`This device is not externally managed`),
  telling<SdkEvent>(
    'routine',
    published,
    say`Raising client SDK event for class CCM_Program, instance CCM_Program.PackageID="${packageId}",ProgramID="${program}", actionType ${any}, user ${text('user')}, session ${any}`,
    sdkEvent,
  ),
  sentence('routine', published, say`Requesting MTC to delete task with id: ${anyWord}`),
  sentence('routine', published, say`MTC task with id: ${anyWord} deleted successfully`),
  sentence('routine', field, say`MTC signaled ${any}`),
  sentence('routine', field, say`MTC task ${either(say`changed state ${any}`, say`with id ${any}`)}`),
  sentence('routine', field, say`An existing MTC token was not supplied${rest}`),
  sentence(
    'routine',
    published,
    say`CServiceWindowEventHandler::Execute - Received SERVICEWINDOWEVENT : ${either(say`END Event`, say`START Event`)}`,
  ),
  sentence('routine', field, say`CExecutionRequest::Overriding Service Windows as per policy`),
];
