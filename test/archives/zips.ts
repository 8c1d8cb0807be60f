import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip archive, with everything about it that can be a lie. */
export interface Zipped {
  readonly name: string;
  readonly text?: string | Uint8Array;
  readonly method?: number;
  /** Unpacked size as the directory says it. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Mode of a file on Unix. */
  readonly mode?: number;
  /** Number of an earlier entry whose bytes this one claims. */
  readonly sameAs?: number;
  /** Sizes and offset in 64 bits. */
  readonly zip64?: boolean;
}

/** A zip archive as bytes. */
export function zip(entries: readonly Zipped[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const { name, text = '', method = 8, flags = 0x800, mode = 0, sameAs, zip64 = false } = entry;
    const plain = Buffer.from(text);
    const data = method === 8 ? deflateRawSync(plain) : plain;
    const offset = sameAs === undefined ? at : (offsets[sameAs] ?? 0);
    const shared = { name: Buffer.from(name), method, flags, crc: entry.crc ?? crc32(plain), packed: data.length };
    const sizes = { size: entry.size ?? plain.length, offset, mode, zip64 };
    offsets.push(offset);
    directory.push(central(shared, sizes));
    if (sameAs !== undefined) continue;
    const local = Buffer.concat([header(0x04034b50, 30, shared, sizes.size, 14), shared.name, data]);
    local.writeUInt16LE(shared.name.length, 26);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

interface Shared {
  readonly name: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
}

/** The fields that both headers of an entry have, from the checksum at `at` on. */
function header(mark: number, length: number, { method, flags, crc, packed }: Shared, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(mark, 0);
  bytes.writeUInt16LE(flags, at - 8);
  bytes.writeUInt16LE(method, at - 6);
  bytes.writeUInt32LE(crc, at);
  bytes.writeUInt32LE(packed, at + 4);
  bytes.writeUInt32LE(Math.min(size, 0xffffffff), at + 8);
  return bytes;
}

function central(shared: Shared, { size, offset, mode, zip64 }: { size: number; offset: number; mode: number; zip64: boolean }): Buffer {
  const extra = Buffer.alloc(zip64 ? 28 : 0);
  const bytes = header(0x02014b50, 46, shared, size, 16);
  bytes.writeUInt16LE(mode === 0 ? 20 : 0x0314, 4);
  bytes.writeUInt16LE(shared.name.length, 28);
  bytes.writeUInt16LE(extra.length, 30);
  bytes.writeUInt32LE((mode << 16) >>> 0, 38);
  bytes.writeUInt32LE(offset, 42);
  if (zip64) {
    for (const at of [20, 24, 42]) bytes.writeUInt32LE(0xffffffff, at);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(size), 4);
    extra.writeBigUInt64LE(BigInt(shared.packed), 12);
    extra.writeBigUInt64LE(BigInt(offset), 20);
  }
  return Buffer.concat([bytes, shared.name, extra]);
}
