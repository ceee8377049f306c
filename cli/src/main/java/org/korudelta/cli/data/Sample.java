package org.korudelta.cli.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.ImportReport;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;

/** The real data that ships with the command; sources and licences stand beside the files. */
public enum Sample {
  /** 3,509 changes to the MIME types of the world, 2014 to 2025. */
  MIME("mime-history.jsonl.gz", null),
  /** 100-dimensional vectors of the 8,000 commonest English words. */
  WORDS("words-8k.jsonl.gz", "words");

  /** The model of the sample's vectors. */
  public static final String WORDS_MODEL = "wink-sg-100d";

  private final String file;
  private final @Nullable String namespace;

  Sample(String file, @Nullable String namespace) {
    this.file = file;
    this.namespace = namespace;
  }

  /** Loads the sample. */
  public ImportReport into(BlockingKoruDelta db, Progress progress) {
    return Import.of(lines(progress), file, namespace, WORDS_MODEL).into(db, progress);
  }

  private List<ImportLine> lines(Progress progress) {
    try (InputStream raw = Sample.class.getResourceAsStream("/org/korudelta/cli/sample/" + file)) {
      if (raw == null) {
        throw new KoruException.NotFound("sample is not on the class path: file=" + file);
      }
      return ImportFile.read(raw, file, count -> progress.at("lines read", count));
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot read the sample: file=" + file, e);
    }
  }
}
