import type { Wording } from '../grammar.js';
import { namingPackages } from '../package-id.js';
import { any, anyFigure, anyWord, code, either, field, job, maybe, parentJob, path, say, sentence, text, word } from '../template.js';

const updates = 'KB3090265';
const sudheesn = 'technet blog sudheesn, 2013-12-07';
const script = 'public GitHub script, match strings of 2019';

const asked = [
  sentence('content-requested', updates, say`Starting CTM job ${job}`),
  sentence(
    'content-requested',
    sudheesn,
    say`Attempting to create Location Request for PackageID='${word('contentId')}' and Version='${anyWord}'`,
  ),
  sentence('routine', sudheesn, say`ContentLocationRequest : ${any}`),
  sentence('content-requested', sudheesn, say`Created and Sent Location Request '${job}' for package ${word('contentId')}`),
  sentence('content-requested', updates, say`Queued location request '${job}' for CTM job '${parentJob}'`),
  sentence('routine', updates, say`CTM_NotifyLocationUpdate`),
];

const located = [
  sentence('routine', updates, say`CCTMJob::UpdateLocations(${job})`),
  sentence('content-unavailable', script, say`CCTMJob::UpdateLocations - Received empty location update for CTM Job${maybe`${job}`}`),
  // Sic: Recieved.
  sentence(
    'content-unavailable',
    script,
    say`CCTMJob::UpdateLocations - Recieved no suitable locations in location update for CTM Job${maybe`${job}`}`,
  ),
  sentence('content-unavailable', script, say`CCTMJob::_GetNextLocation failed with code ${code()}`),
  sentence('content-located', updates, say`Persisted location '${path}, Order ${anyFigure}, for CTM job ${job}`),
  sentence('content-located', updates, say`Persisted locations for CTM job ${job}: (${text('_')}) '${path}`),
];

const transferred = [
  sentence(
    'download-started',
    updates,
    say`CTM job ${parentJob} (corresponding DTS job ${job}) started download from '${path} for ${either(say`full content download`, say`differential download`)}`,
  ),
  sentence('transfer-switched', 'MicrosoftDocs, application deployment reference', say`CTM job ${job} switched to location ${path}`),
  sentence('run-waiting', sudheesn, say`CTM job ${job} entered phase CCM_DOWNLOADSTATUS_WAITING_CONTENTLOCATIONS`, { reason: 'content' }),
  sentence('routine', sudheesn, say`CTM job ${job} entered phase CCM_DOWNLOADSTATUS_DOWNLOADING_DATA`),
  sentence('download-completed', updates, say`CCTMJob::EvaluateState(JobID=${job}, State=Success)`),
  sentence('routine', updates, say`CCTMJob::EvaluateState(JobID=${job}, State=${anyWord})`),
  sentence('transfer-retried', script, say`No progress for CTM job ${job}`),
  sentence('download-failed', field, say`CTM job ${job} encountered error ${code()} during download`),
  sentence(
    'hash-mismatch',
    script,
    say`CCTMJob::_ProcessContentInfo - failed to verify hash (algorithm ID = ${anyFigure}, provider type = ${anyFigure}). Actual value - ${any}, Computed value - ${text('_')}`,
  ),
];

/** ContentTransferManager.log: a content request becomes locations and a transfer; it joins CAS.log and DataTransferService.log. */
export const contentTransferManager: Wording = { sentences: namingPackages([...asked, ...located, ...transferred]) };
