import { pathsIn } from '../../grammars/evidence/paths.js';
import { uncPath } from '../accounts/paths.js';
import type { Notebook } from './notebook.js';

const packageShare = /^(?:(?:NOCERT_)?SMS_DP_)?SMSPKG[A-Z]?\$$/i;
const accessPoint = /^CAP_[A-Z0-9]{3}$/i;
/** What every Windows machine shares for its own ends; `.` and `?` are no machines. */
const administrative = /^(?:IPC\$|ADMIN\$|PRINT\$|[A-Z]\$)$/i;
const noServer = /^(?:\.|\?|localhost|127\.0\.0\.1)$/i;
const web = /^https?:/i;

/** The servers and shares that a path or a command line names. */
export function notePlaces(text: string | undefined, origin: string, notebook: Notebook): void {
  if (text === undefined || !/\\\\|:\/\//.test(text)) return;
  const whole = uncPath(text);
  for (const path of whole && !/["\s]/.test(text.trim()) ? [text] : pathsIn(text)) notePlace(path, origin, notebook);
}

function notePlace(path: string, origin: string, notebook: Notebook): void {
  const parts = uncPath(path);
  if (!parts || noServer.test(parts.server) || !isHost(parts.server)) return;
  const { server, share } = parts;
  if (packageShare.test(share)) notebook.see('distributionPoint', { server }, origin);
  else if (accessPoint.test(share)) notebook.remark('site', {}, `client access point \\\\${server}\\${share}`, origin);
  else if (!web.test(path) && !administrative.test(share)) notebook.see('share', { server, share }, origin);
}

function isHost(server: string): boolean {
  return /^[\p{L}\p{N}_.:-]+$/u.test(server);
}
