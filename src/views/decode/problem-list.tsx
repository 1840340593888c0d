import type { Problem } from '../../oauth/pasted';
import { useScope } from '../scope';
import { SeverityIcon } from '../severity-icon';
import { isWrong, problemText } from './problem-words';

/** What is wrong, and what was left out to read it, a sentence each. */
export const ProblemList = ({ problems }: { problems: readonly Problem[] }) => {
  const { t } = useScope();
  if (problems.length === 0) return null;
  return (
    <ul class="panel faults">
      {problems.map((problem) => {
        const text = problemText(t, problem);
        return (
          <li key={text}>
            <SeverityIcon level={isWrong(problem) ? 'medium' : 'info'} />
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
};
