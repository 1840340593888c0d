/** A frame in this page, once it has loaded. */
export const frameOf = (src: string): Promise<HTMLIFrameElement> =>
  new Promise((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), { src, hidden: true });
    frame.addEventListener('load', () => resolve(frame), { once: true });
    document.body.append(frame);
  });
