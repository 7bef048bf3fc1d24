import fs from 'node:fs';
import path from 'node:path';
import { Journal } from '../../src/bundle/journal';
import { filesBelow, temporaryFolder } from '../support/program';

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [file, body] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), body);
  }
  return folder;
}

test('what is replaced and removed can be taken back together, whatever the order', () => {
  const folder = folderWith({ 'a/x': 'old', b: 'old', 'new/a/x': 'new', 'new/c': 'new', 'new/a2/y': 'newer' });
  const before = filesBelow(folder);
  const at = (name: string): string => path.join(folder, name);
  const journal = new Journal(folder, at('former'));

  journal.replace(at('a'), at('new/a'));
  journal.replace(at('deep/down/c'), at('new/c'));
  journal.remove(at('b'));
  journal.replace(at('a'), at('new/a2'));
  expect(filesBelow(folder)).toMatchObject({ 'a/y': 'newer', 'deep/down/c': 'new' });
  expect(fs.existsSync(at('b'))).toBe(false);
  journal.undo();
  fs.rmdirSync(at('former'));

  const { 'new/a/x': _a, 'new/c': _c, 'new/a2/y': _y, ...kept } = before;
  expect(filesBelow(folder)).toStrictEqual(kept);
});

test('what is not there need not be removed', () => {
  const folder = temporaryFolder();
  const journal = new Journal(folder, path.join(folder, 'former'));

  journal.remove(path.join(folder, 'nothing'));
  journal.undo();

  expect(fs.readdirSync(folder)).toStrictEqual([]);
});

test('a link that leads nowhere is moved like a file', () => {
  const folder = folderWith({ 'new/a': 'new' });
  fs.symlinkSync('nowhere', path.join(folder, 'a'));
  const journal = new Journal(folder, path.join(folder, 'former'));

  journal.replace(path.join(folder, 'a'), path.join(folder, 'new/a'));
  expect(fs.readFileSync(path.join(folder, 'a'), 'utf8')).toBe('new');
  journal.undo();

  expect(fs.readlinkSync(path.join(folder, 'a'))).toBe('nowhere');
});

test('what a killed process has left half done is taken back by the next', () => {
  const folder = folderWith({ 'a/x': 'old', 'new/a/x': 'new', 'new/b': 'new' });
  const at = (name: string): string => path.join(folder, name);
  const killed = new Journal(folder, at('former'));
  killed.replace(at('a'), at('new/a'));
  killed.replace(at('b'), at('new/b'));
  fs.appendFileSync(at('former/journal'), '{"target":"cut o');

  new Journal(folder, at('former')).undo();

  expect(filesBelow(folder)).toStrictEqual({ 'a/x': 'old' });
});

test('a journal that somebody wrote cannot reach outside its root', () => {
  const folder = folderWith({ 'root/former/journal': '', 'precious/x': 'mine' });
  const targets = ['../precious', path.join(folder, 'precious')];
  fs.writeFileSync(
    path.join(folder, 'root/former/journal'),
    targets.map((target) => `${JSON.stringify({ target })}\n`).join(''),
  );

  new Journal(path.join(folder, 'root'), path.join(folder, 'root/former')).undo();

  expect(filesBelow(folder)).toStrictEqual({ 'precious/x': 'mine' });
});
