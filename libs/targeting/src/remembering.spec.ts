import { remembering } from './remembering.js';

function counted(): { asked: string[]; answer: (text: string) => number } {
  const asked: string[] = [];
  const answer = (text: string) => {
    asked.push(text);
    return text.length;
  };
  return { asked, answer };
}

describe('remembering', () => {
  it('asks once for a text', () => {
    const { asked, answer } = counted();
    const remembered = remembering(answer, { answers: 2, length: 10 });

    const answers = ['a', 'bb', 'a', 'bb', 'a'].map(remembered);

    expect(answers).toEqual([1, 2, 1, 2, 1]);
    expect(asked).toEqual(['a', 'bb']);
  });

  it('forgets when there are too many texts, and answers the same', () => {
    const { asked, answer } = counted();
    const remembered = remembering(answer, { answers: 2, length: 10 });

    const answers = ['a', 'bb', 'ccc', 'a', ''].map(remembered);

    expect(answers).toEqual([1, 2, 3, 1, 0]);
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a', '']);
  });

  it('keeps no long text', () => {
    const { asked, answer } = counted();
    const remembered = remembering(answer, { answers: 2, length: 2 });

    const answers = ['long', 'long'].map(remembered);

    expect(answers).toEqual([4, 4]);
    expect(asked).toEqual(['long', 'long']);
  });
});
