/** A file to pack; `packed` and `size` replace the true content and size in the archive. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Deflated bytes; if absent, the file is stored. */
  readonly packed?: Uint8Array;
  readonly size?: number;
}

/** A zip file with exactly these names and sizes, true or not; without checksums. */
export function packZip(files: readonly PackedFile[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, packed, size } of files) {
    const content = Buffer.from(packed ?? Buffer.from(bytes));
    const raw = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2);
    facts.writeUInt16LE(packed ? 8 : 0, 4);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(size ?? content.length, 18);
    facts.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, raw, content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, place, raw]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006'), end]);
}
