import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nalPath } from '../grammars/nal-path.js';

test.each([
  [
    `${String.raw`["Display=\\HARBOR\"]MSWNET:["SMS_SITE=NW1"]\\HARBOR\SMSPKGD$\NW100042`}\\`,
    {
      provider: 'MSWNET',
      site: 'NW1',
      display: '\\\\HARBOR\\',
      path: `${String.raw`\\HARBOR\SMSPKGD$\NW100042`}\\`,
      server: 'HARBOR',
      share: 'SMSPKGD$',
    },
  ],
  [String.raw`MSWNET:\\HARBOR\CAP_NW1`, { provider: 'MSWNET', path: String.raw`\\HARBOR\CAP_NW1`, server: 'HARBOR', share: 'CAP_NW1' }],
  [String.raw`mswnet:["SMS_SITE=NW1"]\\HARBOR`, { provider: 'MSWNET', site: 'NW1', path: String.raw`\\HARBOR`, server: 'HARBOR' }],
  [
    String.raw`NWBIND:["SMS_SITE=NW1"]\\PIER\VOL1\PKG[1]`,
    { provider: 'NWBIND', site: 'NW1', path: String.raw`\\PIER\VOL1\PKG[1]`, server: 'PIER', share: 'VOL1' },
  ],
  [
    String.raw`NWNDS:\\QUAY_TREE\.VOL2.DOCKS.PORT\sms`,
    { provider: 'NWNDS', path: String.raw`\\QUAY_TREE\.VOL2.DOCKS.PORT\sms`, server: 'QUAY_TREE', share: '.VOL2.DOCKS.PORT' },
  ],
  [
    `${String.raw`ABEXPRT:\\CAP List for site NW1\clidata.box`}\\`,
    { provider: 'ABEXPRT', site: 'NW1', path: `${String.raw`\\CAP List for site NW1\clidata.box`}\\`, list: 'CAP List for site NW1' },
  ],
])('a NAL path is taken apart: %s', (text, parts) => expect(nalPath(text)).toEqual(parts));

test.each([String.raw`C:\WINNT\ms\sms`, String.raw`\\HARBOR\CAP_NW1`, 'http://harbor/x', 'MSWNET:', '["Display=', '', '[["]]'])(
  'what is no NAL path is not read as one: %s',
  (text) => expect(nalPath(text)).toBeUndefined(),
);

test('no text makes the reader throw', () => {
  const parts = fc.constantFrom('[', ']', '"', 'MSWNET:', '\\', '\\\\', '=', ',', ' ', 'SMS_SITE', '\r', 'ABEXPRT:', 'x');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((some) => some.join('')),
      ),
      (text) => void nalPath(text),
    ),
  );
});
