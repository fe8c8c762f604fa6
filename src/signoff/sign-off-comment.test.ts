import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '../../test/fakes/sign-off-facts.ts';
import { parseSignOffComment, printedPrefix, shortestPrefix, signOffCommand } from './sign-off-comment.ts';

describe('a comment signs', () => {
  it.each([
    ['seven digits', '/sign-off abc1234', 'abc1234'],
    ['the whole digest', `/sign-off ${digest}`, digest],
    ['digits in upper case', '/sign-off ABC1234F', 'abc1234f'],
    ['more words on later lines', '/sign-off abc1234\nI read the new value twice.', 'abc1234'],
    ['line ends of another system', '/sign-off abc1234\r\nFine.', 'abc1234'],
    ['several spaces and tabs', '/sign-off \t abc1234  ', 'abc1234'],
    ['blank lines in front', '\n\n/sign-off abc1234', 'abc1234'],
  ])('with %s', (_, body, prefix) => {
    expect(parseSignOffComment(body)).toEqual({ type: 'sign-off', prefix });
  });
});

describe('a comment only looks like a sign-off', () => {
  it.each([
    ['with no digest', '/sign-off'],
    ['with six digits', '/sign-off abc123'],
    ['with more digits than a digest has', `/sign-off ${digest}0`],
    ['with what is no digit', '/sign-off abcdefg'],
    ['with the digest in code', '/sign-off `abc1234`'],
    ['with a homoglyph among the digits', '/sign-off аbc1234'],
    ['with digits of another script', '/sign-off ١٢٣٤٥٦٧'],
    ['with words behind the digest', '/sign-off abc1234 but only the first half'],
    ['with two digests', '/sign-off abc1234 def5678'],
    ['with a lone carriage return behind the digest', '/sign-off abc1234\rnot'],
    ['with a line separator behind the digest', '/sign-off abc1234\u2028not'],
  ])('%s', (_, body) => {
    expect(parseSignOffComment(body)).toEqual({ type: 'malformed' });
  });
});

describe('a comment asks for nothing', () => {
  it.each([
    ['when the command is not on its first line', 'I agree.\n/sign-off abc1234'],
    ['when it quotes the command', '> /sign-off abc1234'],
    ['when it tells of the command', 'Please write /sign-off abc1234'],
    ['when it shows the command as code', '`/sign-off abc1234`'],
    ['when the command is another', '/sign-offs abc1234'],
    ['when the command has capitals', '/Sign-Off abc1234'],
    ['when the command runs into the digest', '/sign-offabc1234'],
    ['when it is empty', ''],
    ['when it is white space', ' \n\t '],
  ])('%s', (_, body) => {
    expect(parseSignOffComment(body)).toBeNull();
  });

  it('whatever it says, unless its first line begins with the command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        if (!body.trimStart().startsWith('/sign-off')) expect(parseSignOffComment(body)).toBeNull();
      }),
    );
  });
});

describe('the command that people are asked to copy', () => {
  it('is read back as a prefix of the digest', () => {
    const command = parseSignOffComment(signOffCommand(digest));
    expect(command).toEqual({ type: 'sign-off', prefix: digest.slice(0, printedPrefix) });
  });

  it('names no fewer digits than a comment must, and not fewer than seven are enough', () => {
    expect(shortestPrefix).toBe(7);
    expect(printedPrefix).toBeGreaterThanOrEqual(shortestPrefix);
  });

  it('names so much that nobody can prepare two contents whose digests begin alike', () => {
    // Whoever writes both contents meets a collision after the square root of all prefixes: 4 bits a digit, halved.
    const bitsOfWork = (signOffCommand(digest).split(' ')[1]!.length * 4) / 2;
    expect(bitsOfWork).toBeGreaterThanOrEqual(64);
  });
});
