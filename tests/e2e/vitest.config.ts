import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['*.test.ts'],
    fileParallelism: false,  // two browsers at once on two cores only slow each other
    testTimeout: 0,          // every wait is on a condition of its own
    hookTimeout: 0,
  },
});
