package photos.keepsake.googlephotos;

/** The contract of every library, on the road of the site's own calls. */
class RpcRoadIT extends RoadContract {

  @Override
  RoadChoice road() {
    return RoadChoice.RPC;
  }
}
