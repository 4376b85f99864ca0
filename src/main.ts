#!/usr/bin/env -S node --max-semi-space-size=32 --max-old-space-size=256
import { runProcess } from './cli/process.js';

await runProcess();
