import { legible } from './legible';

/** Foreign text: every character visible, its direction kept to itself. `longest` in UTF-16 units. */
export const Text = ({ value, longest }: { value: string; longest?: number }) => <bdi>{legible(value, longest)}</bdi>;
