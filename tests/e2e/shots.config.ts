import { mergeConfig } from 'vitest/config';
import tests from './vitest.config.ts';

const config = mergeConfig(tests, {});
config.test = { ...config.test, include: ['shots.ts'] };
export default config;
