import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const leastBytes = 1024;
const quality = 9;
const brotli = promisify(brotliCompress);

/** Writes a Brotli-compressed copy of each large asset, so that the hub does not compress it for every request. */
export function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const large = Object.values(bundle)
        .map((file) => ({ name: file.fileName, content: Buffer.from(file.type === 'chunk' ? file.code : file.source) }))
        .filter((file) => file.name.startsWith('assets/') && file.content.length >= leastBytes);
      await Promise.all(large.map(async ({ name, content }) => {
        const packed = await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
        await writeFile(path.join(dir!, `${name}.br`), packed);
      }));
    },
  };
}
