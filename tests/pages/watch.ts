/** What a page must not do, collected while a test looks at something else. */
import type { Page } from "@playwright/test";

/** Errors, failed requests and requests that leave the site, as sentences; empty on a good day. */
export function watch(page: Page, allowed: readonly string[] = []): string[] {
  const problems: string[] = [];
  const own = (url: string): boolean => {
    const base = page.url() === "about:blank" ? url : page.url();
    return /^(data|blob|about):/.test(url) || [new URL(base).origin, ...allowed].includes(new URL(url).origin);
  };
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!own(request.url())) problems.push(`leaves the site: ${request.url()}`);
  });
  return problems;
}
