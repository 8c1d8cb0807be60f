import type { Wording } from '../grammar.js';
import { namingPackages } from '../package-id.js';
import { any, code, field, integer, job, maybe, path, say, sentence, text } from '../template.js';

const updates = 'KB3090265';

/** LocationServices.log: where a client may find content and management points. */
export const locationServices: Wording = {
  sentences: namingPackages([
    sentence('routine', updates, say`Created filter for LS request ${job}`),
    sentence('routine', updates, say`ContentLocationReply : ${any}`),
    sentence('content-located', updates, say`Distribution Point='${path}, Locality=${any}`),
    sentence('routine', updates, say`Calling back with locations for location request ${job}`),
    sentence('routine', updates, say`Calling back with the following distribution points`),
    sentence(
      'content-locations-counted',
      'public GitHub script, match strings of 2019',
      say`The number of discovered DPs(including Branch DP and Multicast) is ${integer('reachable')}`,
    ),
    sentence('content-unavailable', field, say`Calling back with empty distribution points list`),
    sentence('content-unavailable', field, say`Calling back with empty location list for location request ${job}`),
    sentence('web-request-failed', field, say`Failed to send location services HTTP failure message${maybe`(Error: ${code()})`}`),
    sentence('routine', field, say`Current AD site of machine is ${text('_')}`),
  ]),
};
