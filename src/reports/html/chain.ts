import type { AccountChain, ChainAccount, ChainTry, Finding, LinkState } from '../../failures/failure.js';
import { type Markup, markup } from './markup.js';
import { type Drawn, linksOf, signOf } from './words.js';

/** One box of the path: what it is, its name, and a sign with a word for its state. */
function box(kind: string, name: string, { state, words }: Drawn, note = ''): Markup {
  return markup`<li class="link ${state}"><span class="kind">${kind}</span> <span class="name">${name}</span>${note !== '' && markup` <span class="note">${note}</span>`} <span class="state"><span aria-hidden="true">${signOf(state)}</span> ${words}</span></li>`;
}

const nameOf = ({ role, name }: ChainAccount): readonly [string, string] => (name === undefined ? [role, ''] : [name, role]);
const processWords: Readonly<Record<LinkState, string>> = { works: 'runs', fails: 'fails', unknown: 'not known' };

/**
 * The account path of a failure, drawn as a chain: account of the program, then for each credential tried the server, the share and the
 * folder permissions, then how it ended.
 */
export function chainFigure({ chain, code }: Finding): Markup | undefined {
  if (!chain) return undefined;
  const { process, tries, server = 'the server' } = chain;
  const [name, role] = nameOf(process);
  return markup`<section class="path"><h4>Account path</h4><div class="scroll" role="group" tabindex="0" aria-label="Links of the account path"><ol class="links">${box('Program runs as', name, { state: process.state, words: processWords[process.state] }, role)}</ol>${tries.map((one, at) => tryRow(one, at, server, tries.length))}</div>${outcome(chain, code)}</section>`;
}

function tryRow(one: ChainTry, at: number, server: string, of: number): Markup {
  const [name, role] = nameOf(one);
  const [credential, answers, share, folder] = linksOf(one);
  const kind = of > 1 ? `Credential ${at + 1} of ${of}` : 'Credential';
  return markup`<ol class="links try">${[
    box(kind, name, credential, role),
    box('Server', server, answers),
    box('Share', 'permissions', share),
    box('NTFS', 'folder permissions', folder),
  ]}</ol>`;
}

function outcome({ tries, process }: AccountChain, code: Finding['code']): Markup {
  const opened = tries.some(({ server, share = 'works', folder }) => server === 'works' && share === 'works' && folder === 'works');
  const words =
    process.state === 'fails'
      ? 'The program did not start.'
      : opened
        ? 'By what is known one of these gets in; the log says otherwise.'
        : tries.every(({ server, share, folder }) => [server, share, folder].includes('fails'))
          ? 'No credential gets in.'
          : 'What is grey is not known: the log alone does not tell.';
  return markup`<p class="end">${words}${code && markup` The log shows <code>${code.value}</code>${code.symbol !== undefined && ` ${code.symbol}`}: ${code.meaning}.`}</p>`;
}
