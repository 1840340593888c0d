import type { ComponentChildren } from 'preact';
import { h } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { FaultView } from './fault-view';
import { NotLoaded } from './later';

/**
 * A part of a page, in whose place alone it is said that it could not be drawn. Tried anew once `of`, what it is of, is
 * another. Nothing is told of the fault itself: its text may hold what was seen.
 */
export const Guarded = (props: {
  of?: unknown;
  as?: 'main' | 'section' | 'aside';
  class?: string;
  /** All of a page: then nothing else has its first heading. */
  whole?: true;
  children: ComponentChildren;
}) => {
  const [fault, mend] = useErrorBoundary();
  useEffect(() => {
    if (fault !== undefined) mend();
  }, [props.of]);
  if (fault === undefined) return props.children;
  const view = (
    <FaultView message={fault instanceof NotLoaded ? 'fault_load' : 'fault_view'} level={props.whole ? 'h1' : 'h2'} />
  );
  return h(props.as ?? 'main', { class: props.class }, view);
};
