import type { Wording } from '../grammar.js';
import { namingPackages } from '../package-id.js';
import { any, anyFigure, anyWord, closing, code, field, integer, job, maybe, path, say, sentence, telling, text } from '../template.js';

const mlucero = 'myitforum, "The CAS.log revealed", part 1 (2007)';
const updates = 'KB3090265';
const script = 'public GitHub script, match strings of 2019';

/** Ids of content hold no blank, except in articles that print a placeholder (KB907979). */
const content = text('contentId');
const context = text('context');

/** What is asked for, and where it is. */
const located = [
  sentence(
    'content-requested',
    `${mlucero}; ${updates}`,
    say`Requesting content ${content}, size(KB) ${anyFigure}, under context ${context}${maybe`with priority ${anyWord}`}`,
  ),
  sentence(
    'content-requested',
    'MicrosoftDocs, application deployment reference',
    say`Requesting locations synchronously for content ${content}${maybe`with priority ${anyWord}`}`,
  ),
  sentence('content-requested', mlucero, say`LS job ${job} submitted to get DP locations for content ${content}`),
  sentence('content-requested', mlucero, say`Successfully created location request ${job} for content ${content}`),
  sentence('routine', mlucero, say`Location update from LS for content ${content} and location request ${job}`),
  sentence('content-located', mlucero, say`Matching DP Location found ${anyFigure} - ${path}`),
  sentence('routine', mlucero, say`Canceling LS Job ${job} for content ${content}`),
  sentence(
    'content-locations-counted',
    script,
    say`The number of discovered DPs(including Branch DP and Multicast) is ${integer('reachable')}`,
  ),
  sentence('routine', script, say`Calling back with the following distribution points`),
  sentence('content-located', script, say`Distribution Point=${path}, Locality=${any}`),
  sentence('content-unavailable', field, say`Failed to get DP locations as the expected version from MP ${any}. Error ${code()}`),
];

/** The cache of the client. */
const cache = [
  sentence('routine', script, say`===== CacheManager: Checking if content ${content} is in the cache.${any}`),
  sentence('routine', script, say`===== CacheManager: Content for ${content} was NOT found cache.${any}`),
  sentence('content-available', script, say`===== CacheManager: Content ${content} of size ${any} was found in cache${any}`),
  sentence('routine', script, say`CacheManager: Target location for content ${content} is ${path}`),
  sentence('routine', updates, say`Target location for content ${content} is ${path}`),
  sentence('routine', script, say`Saved Content ID Mapping ${content}, ${path}`),
  sentence('routine', 'public GitHub script, comment', say`Removed Content ID Mapping for ${content}`),
  sentence(
    'routine',
    'public GitHub script, comment',
    say`CacheManager: There are currently ${anyFigure} bytes used for cached content items${maybe`(${any}`}`,
  ),
  sentence(
    'routine',
    'plaso, test_data/sccm_various.log',
    say`CacheManager: All references to cached Content ${content} have been removed${any}`,
  ),
  sentence('routine', 'plaso, test_data/sccm_various.log', say`All references to Content ${content} in cache have been removed${any}`),
  sentence('routine', 'plaso, test_data/sccm_various.log', say`Releasing content request ${job}`),
  sentence('routine', 'public GitHub script, comment', say`Successfully submitted event to the Status Agent`),
  sentence('cache-full', field, say`CacheManager: There is not enough space in the cache${any}`),
];

/** The copy that a client makes of content. */
const downloaded = [
  sentence('content-requested', updates, say`CDownloadManager::RequestDownload ${content}`),
  sentence('routine', 'technet blog sudheesn, 2013-12-07', say`DownloadManager::FindDownloadInfo with ${content}`),
  sentence('content-requested', updates, say`Submitted CTM job ${job} to download Content ${content} under context ${context}`),
  // Two blanks in 2003, one later.
  sentence('content-requested', `${mlucero}; ${updates}`, say`Successfully created download request ${job} for content ${content}`),
  sentence('routine', updates, say`Created and submitted a new Content Request for ${content}`),
  sentence('routine', updates, say`Created and initialized a DownloadContentRequest`),
  sentence('routine', updates, say`Location update from CTM for content ${content} and request ${job}`),
  sentence('content-located', updates, say`Download location found ${anyFigure} - ${path}`),
  sentence('routine', updates, say`Download request only, ignoring location update`),
  sentence('download-started', updates, say`Download started for content ${content}`),
  sentence('download-completed', updates, say`Download completed for content ${content} under context ${any}`),
  sentence('download-completed', script, say`Download succeeded for download request ${job}`),
  // 0x80091007: the hash differs (account model 9).
  telling('download-failed', 'KB907979', say`Download failed for content ${content} under context ${any}, error ${code()}`, (fields) => ({
    kind: fields.code.value === 0x80091007 ? 'hash-mismatch' : 'download-failed',
    ...fields,
  })),
  sentence('download-failed', field, say`Download failed for download request ${job}, error ${code()}`),
];

/** The content against what the site says it must be. */
const verified = [
  sentence('routine', updates, say`CContentAccessService::NotifyDownloadComplete Start Content Hashing`),
  sentence('routine', updates, say`The hash we are verifying is ${any}`),
  sentence('routine', updates, say`Hashing file ${path}`),
  sentence('hash-verified', updates, say`Hash matches`),
  sentence('hash-verified', updates, say`Hash verification succeeded for content ${content} downloaded under context ${any}`),
  sentence('hash-mismatch', 'KB907979', say`Hash does not match expected ${any}, actual ${closing('_')}`),
  sentence('hash-mismatch', 'KB907979', say`Successfully raised SoftDistHashMismatchEvent event`),
  sentence('hash-mismatch', field, say`Hash verification failed for content ${content} downloaded under context ${any}`),
];

/** CAS.log, component ContentAccess: content is asked for, found, copied and verified (Advanced Client and later). */
export const cas: Wording = { sentences: namingPackages([...located, ...cache, ...downloaded, ...verified]) };
