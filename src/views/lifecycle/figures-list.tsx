import type { Inspection } from '../../session/inspection';
import { useScope } from '../scope';
import { figureWords } from './figure-words';
import { figuresOf } from './figures';
import type { Lane } from './lane';

/** What can be worked out of a lane, each figure with a line on what it tells. Nothing where nothing can. */
export const FiguresList = ({ lane, inspection }: { lane: Lane; inspection: Inspection }) => {
  const { t, now } = useScope();
  const rows = figureWords(t, figuresOf(lane, inspection), now.peek());
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('life_figures')}</h2>
      <dl class="panel kv figures">
        {rows.map(({ name, value, tells }) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name} class="num">
            <bdi>{value}</bdi>
            <p class="t3">{tells}</p>
          </dd>,
        ])}
      </dl>
    </section>
  );
};
