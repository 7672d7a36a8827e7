package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.it.Client;
import org.carrel.it.Signatures;

/** What images cost that are kept, and those that are made anew. */
record ImageScenes(Stage stage, Meter meter, Table table) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** At least half the rate of a constant answer. */
  private static final double TIMES_FLOOR = 2;

  private static final double TIMES_BARE = 1.15;
  private static final int WIDTH = 1_200;

  void play() throws IOException, SQLException, InterruptedException {
    Signatures signed = Signatures.of(new Client(stage.carrel().uri()), stage.address());
    kept(signed);
    madeAnew(signed);
  }

  /** A small cover by its signed address, against as many constant bytes. */
  private void kept(Signatures signed) throws IOException {
    Target target = stage.carrel().target();
    String cover = signed.address("300x/book/" + firstBook() + "/cover");
    int bytes = new Client(stage.carrel().uri()).get(cover).bytes().length;
    String floor = Bar.text("floor: servlet, %,d bytes", bytes);
    List<Kind> kinds =
        List.of(
            Kind.of(floor, target, Call.get("/floor/bytes/" + bytes)),
            Kind.of(
                    Bar.text("cover of 300 pixels by signed address, kept, %,d bytes", bytes),
                    target,
                    Call.get(cover))
                .heldTo(Bar.timesServer(TIMES_FLOOR, floor)));
    meter.warm(kinds);
    table.addAll(meter.measure(kinds));
  }

  private String firstBook() {
    Matcher id = ID.matcher(stage.reader().cover(Shelves.ALL));
    if (!id.find()) {
      throw new IllegalStateException("no book in " + Shelves.ALL);
    }
    return id.group();
  }

  /** A page that no cache takes, against what the libraries need for it. */
  private void madeAnew(Signatures signed) throws IOException, SQLException, InterruptedException {
    Path page = stage.libraryFolder().resolve("page.jpg");
    Files.write(page, SamplePage.jpeg());
    double bare = BareImage.cpuMillis(page, WIDTH, meter.millis());
    table.note(
        Bar.text("floor: decode, resize to %d pixels, encode, nothing else", WIDTH),
        Bar.text("%.1f ms CPU", bare));
    String address =
        signed.address(
            WIDTH
                + "x/filters:preview()/library/"
                + stage.catalogue().sampleLibrary()
                + "/page.jpg");
    Kind made =
        Kind.of(
                Bar.text("page of %d pixels, made anew", WIDTH),
                stage.carrel().target(),
                Call.get(address))
            .over(2)
            .heldTo(Bar.cpuAtMost(TIMES_BARE * bare));
    meter.warm(List.of(made));
    table.addAll(meter.measure(List.of(made)));
  }
}
