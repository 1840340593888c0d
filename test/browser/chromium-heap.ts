import type { Chromium } from './chromium';

/** Bytes of live objects in the extension's worker, once what is dead is gone. */
export const heapOfWorker = async ({ cdp, base, worker }: Chromium): Promise<number> => {
  await worker();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(base));
  if (!target) throw new Error('The extension has no worker.');
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const ask = (id: number, method: string): Promise<{ result?: { usedSize?: number } }> =>
    new Promise((resolve) => {
      const hear = (event: { sessionId: string; message: string }): void => {
        const answer = JSON.parse(event.message);
        if (event.sessionId !== sessionId || answer.id !== id) return;
        cdp.off('Target.receivedMessageFromTarget', hear);
        resolve(answer);
      };
      cdp.on('Target.receivedMessageFromTarget', hear);
      void cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const { result } = await ask(2, 'Runtime.getHeapUsage');
  await cdp.send('Target.detachFromTarget', { sessionId });
  if (result?.usedSize === undefined) throw new Error('The worker did not say how large its heap is.');
  return result.usedSize;
};
