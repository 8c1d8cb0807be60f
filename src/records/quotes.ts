const quote = /^(?:>[\t ]?){1,9}/;
/** `execmgr.log:`, `C:\Temp\SMSAPM32.log:118:`, `execmgr.lo_-7-`: what a search through files puts before a line that it found. */
const found = /^(?:[A-Za-z]:)?[^\s:*?"<>|]{1,200}\.lo[g_](?:[:-]\d{1,9})?[:-]/i;
const reach = 220;
const greater = 62;

/**
 * A line as the client wrote it: a mail puts `> ` before it, a search through files the name of the log. `opens` tells whether a known
 * sentence begins with a text: the name of a log may also be what a sentence begins with.
 */
export function unquoted(text: string, opens: (text: string) => boolean): string {
  const line = text.charCodeAt(0) === greater ? text.replace(quote, '') : text;
  if (!/\.lo[g_]/i.test(line.slice(0, reach))) return line;
  const rest = line.replace(found, '');
  return rest.trim() === '' || opens(rest) ? rest : line;
}
