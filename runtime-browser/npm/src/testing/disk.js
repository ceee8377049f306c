/** An open file of a simulated machine: the package's interface of a storage file. */
class SimulatedFile {
  #file;
  #insides;
  #name;

  constructor(file, insides, name) {
    this.#file = file;
    this.#insides = insides;
    this.#name = name;
  }

  #follow(operation, promise) {
    return this.#insides.follow(`${operation} of ${this.#name}`, promise);
  }

  size() {
    return this.#follow('size', this.#file.size());
  }

  append(bytes) {
    return this.#follow('append', this.#file.append(bytes));
  }

  read(offset, length) {
    return this.#follow('read', this.#file.read(offset, length));
  }

  sync() {
    return this.#follow('sync', this.#file.sync());
  }

  close() {
    return this.#follow('close', this.#file.close());
  }
}

/**
 * The files of a simulated machine: the package's interface of a storage adapter. After a crash it
 * answers nothing more; the machine that started then has one of its own.
 */
export class SimulatedDisk {
  #storage;
  #insides;
  kind = 'simulated';

  constructor(insides) {
    this.#insides = insides;
    this.#storage = insides.machine.storage();
  }

  #follow(operation, promise) {
    return this.#insides.follow(operation, promise);
  }

  async #file(name, operation, promise) {
    return new SimulatedFile(await this.#follow(operation, promise), this.#insides, name);
  }

  async lock() {
    const owner = await this.#follow('lock', this.#storage.lock());
    return () => this.#follow('release of the lock', owner.release());
  }

  create(name) {
    return this.#file(name, `create ${name}`, this.#storage.create(name));
  }

  open(name) {
    return this.#file(name, `open ${name}`, this.#storage.open(name));
  }

  openToRead(name) {
    return this.#file(name, `open ${name}`, this.#storage.openToRead(name));
  }

  list() {
    return this.#follow('list', this.#storage.list());
  }

  rename(from, to) {
    return this.#follow(`rename ${from}`, this.#storage.rename(from, to));
  }

  delete(name) {
    return this.#follow(`delete ${name}`, this.#storage.delete(name));
  }

  syncDirectory() {
    return this.#follow('sync of the directory', this.#storage.syncDirectory());
  }
}
