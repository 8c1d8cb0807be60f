import { open } from 'node:fs/promises';

/** The first bytes of every SQLite database. */
const signature = 'SQLite format 3\0';

/** Whether an address is that of a store: a PostgreSQL server, or a file that is a SQLite database, whatever it is called. */
export async function isStore(address: string): Promise<boolean> {
  if (/^postgres(?:ql)?:\/\//i.test(address)) return true;
  const file = await open(address).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
    return buffer.toString('latin1') === signature;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
