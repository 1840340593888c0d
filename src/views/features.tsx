import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import { useScope } from './scope';

export type Feature = readonly [icon: string, message: string];

/** A few things, a line each. `aside` stands at the end of the title. */
export const Features = (props: { title: string; features: readonly Feature[]; aside?: ComponentChildren }) => {
  const { t } = useScope();
  return (
    <section class="sec">
      <div class="sech">
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      <ul class="feats">
        {props.features.map(([icon, message]) => (
          <li key={message}>
            <Icon path={icon} size={14} />
            <span>{t(message)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
