import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({ plugins: [WxtVitest()], test: { include: ['test/**/*.test.ts'], testTimeout: 0, hookTimeout: 0 } });
