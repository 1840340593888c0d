/** The same answer for as long as the same is asked: several views derive it from what is shown, with every change. */
export const lastAnswer = <Given extends readonly unknown[], Answer>(
  make: (...given: Given) => Answer,
): ((...given: Given) => Answer) => {
  let last: { given: Given; answer: Answer } | undefined;
  return (...given) => {
    if (!last?.given.every((one, index) => one === given[index])) last = { given, answer: make(...given) };
    return last.answer;
  };
};
