import { deflateRawSync } from 'node:zlib';

/** A cabinet with one folder, packed with MSZIP. */
export function cab(files: Readonly<Record<string, string>>): Buffer {
  const plain = Buffer.from(Object.values(files).join(''), 'latin1');
  const packed = Buffer.concat([Buffer.from('CK'), deflateRawSync(plain)]);
  let offset = 0;
  const list = Object.entries(files).map(([name, text]) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(text.length, 0);
    entry.writeUInt32LE(offset, 4);
    entry.writeUInt16LE(0x20, 14);
    offset += text.length;
    return Buffer.concat([entry, Buffer.from(`${name}\0`, 'latin1')]);
  });
  const entries = Buffer.concat(list);
  const [headerSize, folderSize] = [36, 8];
  const dataAt = headerSize + folderSize + entries.length;
  const block = Buffer.alloc(8);
  block.writeUInt16LE(packed.length, 4);
  block.writeUInt16LE(plain.length, 6);
  const folder = Buffer.alloc(folderSize);
  folder.writeUInt32LE(dataAt, 0);
  folder.writeUInt16LE(1, 4);
  folder.writeUInt16LE(1, 6);
  const header = Buffer.alloc(headerSize);
  header.write('MSCF', 'latin1');
  header.writeUInt32LE(dataAt + block.length + packed.length, 8);
  header.writeUInt32LE(headerSize + folderSize, 16);
  header.writeUInt16LE(0x0103, 24);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(list.length, 28);
  return Buffer.concat([header, folder, entries, block, packed]);
}
