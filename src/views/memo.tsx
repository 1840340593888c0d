import { Component, type ComponentChild } from 'preact';

/**
 * The same view, drawn again only when one of its props is another one: a row of a long list is, with all of the list,
 * asked for anew whenever anything in the list changes. The signals it reads still draw it.
 */
export const memo = <Props extends object>(View: (props: Props) => ComponentChild) =>
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = new Map(Object.entries(this.props));
      const after = Object.entries(next);
      return after.length !== before.size || after.some(([name, value]) => value !== before.get(name));
    }

    override render() {
      return <View {...this.props} />;
    }
  };
