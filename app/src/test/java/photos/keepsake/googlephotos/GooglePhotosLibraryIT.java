package photos.keepsake.googlephotos;

/** The contract of every library, on the page road. */
class GooglePhotosLibraryIT extends RoadContract {

  @Override
  RoadChoice road() {
    return RoadChoice.PAGE;
  }
}
