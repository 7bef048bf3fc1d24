import { hasToken } from '../core/tokens';
import { RESERVED_WORDS } from './reserved-words';

/** Bounds of BigQuery's names. */
export const MAX_COLUMN_NAME_LENGTH = 300;
export const MAX_DATASET_ID_LENGTH = 1024;
export const MAX_TABLE_ID_BYTES = 1024;

/** A column whose name starts so, in any case, is refused: the prefixes belong to pseudo columns. */
export const RESERVED_COLUMN_PREFIXES: readonly string[] = [
  '_TABLE_',
  '_FILE_',
  '_PARTITION',
  '_ROW_TIMESTAMP',
  '__ROOT__',
  '_COLIDENTIFIER',
  '_CHANGE_SEQUENCE_NUMBER',
  '_CHANGE_TYPE',
  '_CHANGE_TIMESTAMP',
];

const PROJECT_ID = /^(?:[a-z0-9][a-z0-9.-]*\.[a-z]{2,}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const DATASET_ID = /^[A-Za-z0-9_]+$/;
const TABLE_ID = /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+$/u;
const COLUMN_NAME = /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}\t&%=+:'<>#|]+$/u;
const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether the text can be a project's id, with a domain in front where the organisation is that old. */
export function isProjectId(text: string): boolean {
  return PROJECT_ID.test(text);
}

/** Whether the text can be a dataset's id. */
export function isDatasetId(text: string): boolean {
  return DATASET_ID.test(text) && text.length <= MAX_DATASET_ID_LENGTH;
}

/** Whether the text can be a table's, view's or materialized view's id. */
export function isTableId(text: string): boolean {
  return TABLE_ID.test(text) && text.trim() !== '' && Buffer.byteLength(text, 'utf8') <= MAX_TABLE_ID_BYTES;
}

/** Whether every character is one that a column's name, flexible names included, may have. */
export function hasColumnNameCharacters(text: string): boolean {
  return COLUMN_NAME.test(text) && text.trim() !== '';
}

/** The reserved prefix that the name starts with, if any. */
export function reservedPrefixOf(name: string): string | undefined {
  const upper = name.toUpperCase();
  return RESERVED_COLUMN_PREFIXES.find((prefix) => upper.startsWith(prefix));
}

/** Whether a name is fixed now; files and statements cannot carry a value that only Terraform knows. */
export function isFixed(text: unknown): text is string {
  return typeof text === 'string' && !hasToken(text);
}

/** Whether the name needs no back-quotes. */
export function isPlainIdentifier(name: string): boolean {
  return PLAIN.test(name) && !RESERVED_WORDS.has(name.toUpperCase());
}

/** A column's or field's name as a statement writes it. */
export function columnReference(name: string): string {
  return isPlainIdentifier(name) ? name : backQuoted(name);
}

/** A dataset's whole path as a statement writes it. */
export function datasetReference(dataset: DatasetRef): string {
  return backQuoted(`${dataset.projectId}.${dataset.datasetId}`);
}

/** A table's whole path as a statement writes it: always quoted, since projects may have dashes and domains. */
export function tableReference(table: TableRef): string {
  return backQuoted(`${table.projectId}.${table.datasetId}.${table.tableId}`);
}

/** `project.dataset`, for people. */
export function datasetName(dataset: DatasetRef): string {
  return `${dataset.projectId}.${dataset.datasetId}`;
}

/** `project.dataset.table`, for people and for Pub/Sub. */
export function tableName(table: TableRef): string {
  return `${table.projectId}.${table.datasetId}.${table.tableId}`;
}

/** `projects/p/datasets/d/tables/t`, as the Storage Write API and IAM name a table. */
export function tableResourceName(table: TableRef): string {
  return `projects/${table.projectId}/datasets/${table.datasetId}/tables/${table.tableId}`;
}

/** Where a dataset is. */
export interface DatasetRef {
  readonly projectId: string;
  readonly datasetId: string;
}

/** Where a table is. */
export interface TableRef extends DatasetRef {
  readonly tableId: string;
}

function backQuoted(name: string): string {
  return `\`${name.replace(/[\\`]/g, (character) => `\\${character}`)}\``;
}
