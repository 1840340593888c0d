import { legible } from './legible';

/**
 * Foreign text: every character visible, its direction kept to itself. It begins at the left whatever its letters are:
 * what is cut off is its end. `longest` in UTF-16 units.
 */
export const Text = ({ value, longest }: { value: string; longest?: number }) => (
  <bdi dir="ltr">{legible(value, longest)}</bdi>
);
