const most = 16;

/** In quotes a path may hold blanks. `\\?\` and `\\.\` are names of this machine. */
const quotedUnc = /(?<=["'‘“„])\\\\[^\s\\/:*?"'<>|;,.(){}[\]=][^\\/:*?"'<>|\r\n]{0,253}\\[^"'‘’“”<>|*?\r\n]{0,400}(?=["'’”“])/g;
const unc = /(?<![\\"'‘“„])\\\\[^\s\\/:*?"'<>|;,.(){}[\]=][^\s\\/:*?"'<>|;,(){}[\]=]{0,253}\\[^\s"'<>|*?;,]{0,400}/g;
const url = /\bhttps?:\/\/[^\s"'<>|]{3,1000}/gi;

/** Punctuation that ends the sentence, not the path. */
function withoutEnd(path: string): string {
  let to = path.length;
  while (to > 0 && '.,;:)]}~'.includes(path.charAt(to - 1))) to--;
  return path.slice(0, to);
}

/** UNC paths and URLs that a text holds, in its order, each once. */
export function pathsIn(text: string): readonly string[] {
  const found: [at: number, path: string][] = [];
  for (const pattern of text.includes('\\\\') ? [quotedUnc, unc] : []) {
    for (const match of text.matchAll(pattern)) found.push([match.index, withoutEnd(match[0])]);
  }
  for (const match of text.includes('://') ? text.matchAll(url) : []) found.push([match.index, withoutEnd(match[0])]);
  return [...new Set(found.sort(([a], [b]) => a - b).map(([, path]) => path))].slice(0, most);
}
