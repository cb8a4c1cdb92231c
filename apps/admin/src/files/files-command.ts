import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment, readStoragePlace } from '#libs/config';
import { runProgram, StartFailure } from '#libs/processes';
import { FolderStorage, openStorage } from '#libs/storage';
import { copyFiles } from './copy-files.js';

/**
 * `abtestingtool files save <folder>` and `files load <folder>`: copies the files of the product, from S3 or
 * `<DATA_DIR>/storage`, into a folder for a backup, and back.
 */
await runProgram(async () => {
  const [task, folder = ''] = process.argv.slice(2);
  if ((task !== 'save' && task !== 'load') || folder === '')
    throw new StartFailure('Say save or load and the folder of the backup.');
  const storage = openStorage(readStoragePlace(readEnvironment()));
  const backup = new FolderStorage(folder);
  if (task === 'save') {
    console.log(`${await copyFiles(storage, backup)} file(s) saved.`);
    return;
  }
  if (!existsSync(join(folder, 'objects'))) throw new StartFailure(`There is no saved file in ${folder}.`);
  console.log(`${await copyFiles(backup, storage)} file(s) loaded.`);
});
