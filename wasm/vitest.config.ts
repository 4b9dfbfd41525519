import { defineConfig } from 'vitest/config';

// No test of ours has a time limit: machines differ, and a slow one is not a wrong one.
export default defineConfig({ test: { testTimeout: 0, hookTimeout: 0 } });
