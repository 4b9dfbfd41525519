import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/**/*.test.{ts,tsx}'], environment: 'jsdom', testTimeout: 0, hookTimeout: 0 } });
