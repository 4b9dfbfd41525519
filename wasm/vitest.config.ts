import { defineConfig } from 'vitest/config';

// No test is told how long it may take: machines differ.
export default defineConfig({ test: { testTimeout: 0, hookTimeout: 0 } });
