import type { ComponentChildren } from 'preact';
import { useScope } from '../scope';

export const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
);

/** What is told under a control: why it cannot be changed, or what is wrong with what was typed. `id` describes the control. */
export const FieldNote = ({ id, managed, wrong = '' }: { id: string; managed: boolean; wrong?: string }) => {
  const { t } = useScope();
  return (
    <p id={id} class={wrong ? 'wrong' : 'hint'} role={wrong ? 'alert' : undefined}>
      {managed ? t('managed') : wrong}
    </p>
  );
};
