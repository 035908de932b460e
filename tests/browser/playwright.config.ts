/** Journeys through the console in Debian's Chromium, against the real program with its demonstration. */
import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '../..')
const port = Number(process.env.SUNSHINE_PORT ?? 18_480)
// A program that runs already may be named; otherwise one is started on an empty data directory.
const running = process.env.SUNSHINE_URL
const url = running ?? `http://127.0.0.1:${port}`
const program = process.env.SUNSHINE_BIN ?? join(root, 'target/debug/sunshine')
const data = join(tmpdir(), `sunshine-browser-${port}`)
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'

if (!running && !existsSync(program)) throw new Error(`build the program first: ${program} is missing`)

export default defineConfig({
  testDir: __dirname,
  outputDir: join(__dirname, 'output'),
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Under load a long journey may take long; what a person would wait for is bounded by `expect`.
  timeout: process.env.SUNSHINE_COLD ? 360_000 : 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    // Whoever looks from elsewhere still reads Shenzhen's time.
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--lang=zh-CN',
      ],
    },
  },
  projects: [
    { name: 'journeys', testMatch: 'journeys/*.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots.spec.ts' },
  ],
  webServer: running
    ? undefined
    : {
        command: `rm -rf "${data}" && exec "${program}" demo --listen 127.0.0.1:${port} --data "${data}" --products 1000 --clock 2026-03-02T09:00:00+08:00`,
        url: `${url}/readyz`,
        timeout: 300_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
        stdout: 'ignore',
        stderr: 'pipe',
      },
})
