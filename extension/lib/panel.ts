// The list of claims beside the page: Chromium's side panel, Firefox's sidebar, else a tab.
import { browser } from 'wxt/browser';

interface Windows {
  sidePanel?: { open(options: { tabId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

export async function open_panel(tab: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as Windows;
  try {
    // Straight from the click: neither browser opens it later.
    if (sidePanel) await sidePanel.open({ tabId: tab });
    else if (sidebarAction) await sidebarAction.open();
    else throw new Error('no panel');
  } catch {
    await browser.tabs.create({ url: (browser.runtime.getURL as (path: string) => string)(`/sidepanel.html?tab=${tab}`) });
  }
}
